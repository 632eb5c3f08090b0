package dev.patchbay.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * What the Compose specification says of the keys that the project's file uses; any other key is
 * reported, and is to be looked up there before it is added here.
 */
final class ComposeFacts {
  private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
  private static final Predicate<JsonNode> DURATION = matches("(\\d+(us|ms|s|m|h))+");

  private static final Map<String, Predicate<JsonNode>> SERVICE =
      Map.ofEntries(
          Map.entry("image", matches("[\\w./-]+:\\d[\\w.-]*")),
          Map.entry("build", mapOf(Map.of("context", TEXT, "dockerfile", TEXT))),
          Map.entry("env_file", TEXT),
          Map.entry("environment", values(JsonNode::isValueNode)),
          Map.entry("ports", each(matches("[^:]+(:-\\d+})?:\\d+"))),
          Map.entry("volumes", each(matches("[\\w-]+:/[\\w./-]+"))),
          Map.entry(
              "depends_on",
              values(
                  mapOf(
                      Map.of(
                          "condition",
                          oneOf(
                              "service_started",
                              "service_healthy",
                              "service_completed_successfully"))))),
          Map.entry("restart", oneOf("no", "always", "on-failure", "unless-stopped")),
          Map.entry("stop_grace_period", DURATION),
          Map.entry(
              "healthcheck",
              mapOf(
                  Map.of(
                      "test",
                      ComposeFacts::command,
                      "interval",
                      DURATION,
                      "timeout",
                      DURATION,
                      "start_period",
                      DURATION,
                      "retries",
                      JsonNode::isInt))));

  private static final Map<String, Predicate<JsonNode>> FILE =
      Map.of(
          "services", values(mapOf(SERVICE)),
          "volumes", values(JsonNode::isNull));

  private ComposeFacts() {}

  /** Where the file is not as specified, as paths; empty where it is. */
  static List<String> faults(JsonNode file) {
    List<String> faults = new ArrayList<>();
    file.properties()
        .forEach(
            part -> {
              if (part.getKey().equals("services")) {
                part.getValue()
                    .properties()
                    .forEach(
                        service ->
                            service
                                .getValue()
                                .properties()
                                .forEach(
                                    entry -> look(SERVICE, service.getKey() + ".", entry, faults)));
              } else {
                look(FILE, "", part, faults);
              }
            });
    return faults;
  }

  private static void look(
      Map<String, Predicate<JsonNode>> known,
      String path,
      Map.Entry<String, JsonNode> entry,
      List<String> faults) {
    if (!known.getOrDefault(entry.getKey(), value -> false).test(entry.getValue())) {
      faults.add(path + entry.getKey() + ": " + entry.getValue());
    }
  }

  private static boolean command(JsonNode test) {
    return test.isArray()
        && test.size() > 1
        && Set.of("CMD", "CMD-SHELL").contains(test.get(0).asText());
  }

  private static Predicate<JsonNode> matches(String pattern) {
    return value -> value.isTextual() && value.asText().matches(pattern);
  }

  private static Predicate<JsonNode> oneOf(String... words) {
    return value -> value.isTextual() && Set.of(words).contains(value.asText());
  }

  private static Predicate<JsonNode> each(Predicate<JsonNode> of) {
    return value ->
        value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(of);
  }

  private static Predicate<JsonNode> values(Predicate<JsonNode> of) {
    return value ->
        value.isObject()
            && value.properties().stream().allMatch(entry -> of.test(entry.getValue()));
  }

  private static Predicate<JsonNode> mapOf(Map<String, Predicate<JsonNode>> known) {
    return value ->
        value.isObject()
            && value.properties().stream()
                .allMatch(
                    entry ->
                        known.getOrDefault(entry.getKey(), none -> false).test(entry.getValue()));
  }
}
