"""The room of the re-visits 随机回访 at the desk: announced, drawn with a witness, called and written down."""
