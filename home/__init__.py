"""The first floor: base page, images and consent, blocks, review, outbox, design system."""
