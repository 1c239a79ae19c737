"""Programmes, publications, toolkits, figures, plans and policy spaces."""
