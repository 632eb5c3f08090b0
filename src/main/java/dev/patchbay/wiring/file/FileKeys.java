package dev.patchbay.wiring.file;

import java.util.List;
import java.util.stream.Stream;

/** The keys of a wiring file, in the order in which they are written. */
final class FileKeys {
  static final String VERSION = "version";
  static final String DEFAULTS = "defaults";
  static final String CONNECTIONS = "connections";
  static final String RULES = "rules";
  static final String MATCH = "match";
  static final String EXCEPT = "except";
  static final String SERVICE = "service";
  static final String TEAM = "team";
  static final String ESCALATION_POLICY = "escalation_policy";
  static final String CHANNEL = "channel";
  static final String WORKSPACE = "workspace";
  static final String NOTIFY = "notify";
  static final String URGENCY = "urgency";
  static final String DELIVERY = "delivery";
  static final String RESTRICT = "restrict";
  static final String PRIORITY = "priority";
  static final String BUTTONS = "buttons";
  static final String THREAD = "thread";

  static final List<String> FILE = List.of(VERSION, DEFAULTS, CONNECTIONS, RULES);
  static final List<String> WEBHOOK_ONLY = List.of(PRIORITY, BUTTONS, THREAD);
  static final List<String> SETTINGS =
      List.of(WORKSPACE, NOTIFY, URGENCY, DELIVERY, RESTRICT, PRIORITY, BUTTONS, THREAD);
  static final List<String> ROW = and(List.of(SERVICE, CHANNEL), SETTINGS);
  static final List<String> RULE = and(List.of(MATCH, CHANNEL, EXCEPT), SETTINGS);
  static final List<String> MATCHES = List.of(SERVICE, TEAM, ESCALATION_POLICY);

  private FileKeys() {}

  private static List<String> and(List<String> first, List<String> then) {
    return Stream.of(first, then).flatMap(List::stream).toList();
  }
}
