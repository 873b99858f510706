"""Accounts: users, sign-in, server-side sessions of our own, throttle, invitations."""
