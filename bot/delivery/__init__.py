"""Delivery: from the outbox to Telegram, urgent first, within its limits, marked only after its 200 (DESIGN §7)."""
