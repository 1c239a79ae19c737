"""The first floor: base page, images and consent, blocks, review workflow, outbox, design system."""
