package dev.patchbay.db.planted;

/** Has the simple name of another class, on purpose. */
public final class WrongArrow {}
