"""JSON and server-sent events under /api: one file a noun, its wire shapes beside its routes. Decides nothing."""
