"""Early messages: a short, place-free page, checked by two people who did not write it, released to LSCBs and taken back if need be."""
