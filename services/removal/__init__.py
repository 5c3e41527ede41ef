"""What was taken in by mistake is taken back, what nobody needs is removed. Rows stay for the audit."""
