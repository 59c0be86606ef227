"""Lost property 失物招领: handed in, shown without what identifies it, claimed with proof, handed out or given over."""
