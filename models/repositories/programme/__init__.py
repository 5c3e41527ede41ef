"""Programmes, their documents, questions and periods."""
