"""The geometry of the timeline: from dates to pixels, without Qt, so that every decision of layout is tested without a window."""
