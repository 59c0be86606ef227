"""The case 办件: one application from draft to archive, with every turn that its way may take."""
