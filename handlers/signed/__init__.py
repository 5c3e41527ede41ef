"""A report that came back signed: what it changes, the file and its scans."""
