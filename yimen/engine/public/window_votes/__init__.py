"""Window votes 审批之窗我来评: who had a case at a window says how it was, in the open; the window cannot touch it."""
