"""«Люди и доступ»: who is in, showing out, handing over, another account, substitutes."""
