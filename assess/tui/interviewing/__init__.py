"""What an interview in the wizard is made of beside its screen: answering, keeping, what can be looked up, the end."""
