"""Result samples 结果样本: files that show an applicant what will be in their hands; a version names them by hash."""
