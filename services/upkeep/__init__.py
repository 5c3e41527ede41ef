"""What is done without anybody asking: sealing, forgetting, the demo's beginning."""
