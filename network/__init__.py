"""Organisations, memberships, invitations, profiles, directory and the member area's shell."""
