package dev.patchbay.slack.view;

/** The action ids that our buttons carry; each button's value is the command it goes on with. */
public record ButtonIds(String edit, String disconnect, String goOn) {}
