package dev.patchbay.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What PagerDuty publishes about the operations that Patchbay uses or simulates: two tables in the
 * test resources, whose README says how they are read.
 */
public final class PagerDutyFacts {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

  private final Map<String, Operation> operations = new TreeMap<>();
  private final FieldTable fields = FieldTable.read();

  /**
   * An operation, such as {@code PUT /extensions/{id}}.
   *
   * @param scope empty where it needs none
   * @param limited whether it has a rate limit of its own
   * @param query each parameter's type by name
   */
  public record Operation(
      String name,
      String scope,
      boolean limited,
      boolean needsFrom,
      Map<String, String> query,
      boolean hasBody,
      Set<Integer> answers) {}

  private PagerDutyFacts() {}

  public static PagerDutyFacts read() {
    var facts = new PagerDutyFacts();
    for (List<String> row : Resources.rows("pagerduty/operations.tsv")) {
      var query = new TreeMap<String, String>();
      for (String parameter : Resources.words(row.get(4))) {
        String[] parts = parameter.split(":", 2);
        query.put(parts[0], parts[1]);
      }
      var answers = Resources.words(row.get(6)).stream().map(Integer::valueOf).toList();
      facts.operations.put(
          row.get(0),
          new Operation(
              row.get(0),
              row.get(1),
              row.get(2).equals("yes"),
              row.get(3).equals("required"),
              query,
              row.get(5).equals("yes"),
              Set.copyOf(answers)));
    }
    return facts;
  }

  /** The operation of that name; fails where the table lacks it. */
  public Operation operation(String name) {
    return Optional.ofNullable(operations.get(name))
        .orElseThrow(() -> new AssertionError(name + " is not in the table of operations"));
  }

  /** The operation that a request is; empty where PagerDuty publishes none, or the table no row. */
  public Optional<Operation> operation(String method, String path) {
    return Optional.ofNullable(operations.get(method + " " + path))
        .or(
            () ->
                operations.values().stream()
                    .filter(each -> template(each.name()).matcher(method + " " + path).matches())
                    .findFirst());
  }

  /** What is wrong with these query parameters. */
  public List<String> query(String method, String path, Map<String, String> values) {
    var problems = new ArrayList<String>();
    operation(method, path)
        .ifPresent(
            operation ->
                values.forEach(
                    (name, value) -> query(operation, name, value).ifPresent(problems::add)));
    return problems;
  }

  /** What is wrong with a request, its query apart. */
  public List<String> request(String method, String path, boolean from, String body) {
    var found = operation(method, path);
    if (found.isEmpty()) {
      return List.of("not published: " + method + " " + path);
    }
    Operation operation = found.get();
    var problems = new ArrayList<String>();
    if (operation.needsFrom() && !from) {
      problems.add("header From is missing");
    }
    if (operation.hasBody() == body.isEmpty()) {
      problems.add(body.isEmpty() ? "the body is missing" : "a body where none belongs");
    } else if (operation.hasBody()) {
      problems.addAll(check(fields.inRequests(operation.name() + " body"), body));
    }
    return problems;
  }

  /** What is wrong with an answer, each as {@code $.path.to.field: what}. */
  public List<String> answer(String method, String path, int status, String body) {
    var operation = operation(method, path);
    if (operation.isEmpty() || !operation.get().answers().contains(status)) {
      return List.of("not published: " + status + " to " + method + " " + path);
    }
    return check(fields.inAnswers(operation.get().name() + " " + status), body);
  }

  private static Optional<String> query(Operation operation, String name, String value) {
    String type = operation.query().get(name);
    if (type == null) {
      return Optional.of("query parameter '" + name + "' is not published");
    }
    boolean fits =
        switch (type) {
          case "integer" -> value.matches("\\d+");
          case "boolean" -> value.matches("true|false");
          case "date-time" -> value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
          case "string" -> true;
          default -> List.of(type.substring(1).split("\\|", -1)).contains(value);
        };
    return fits
        ? Optional.empty()
        : Optional.of("query parameter '" + name + "' is no " + type + ": " + value);
  }

  private static List<String> check(JsonNode schema, String body) {
    try {
      Set<ValidationMessage> all = SCHEMAS.getSchema(schema).validate(MAPPER.readTree(body));
      return all.stream()
          .filter(message -> !isExplained(message, all))
          .map(PagerDutyFacts::problem)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether others say what is wrong with each alternative. */
  private static boolean isExplained(ValidationMessage message, Set<ValidationMessage> all) {
    String location = message.getInstanceLocation().toString();
    return message.getType().equals("oneOf")
        && all.stream()
            .anyMatch(
                other ->
                    !other.getType().equals("oneOf")
                        && other.getInstanceLocation().toString().startsWith(location));
  }

  private static String problem(ValidationMessage message) {
    return message.getInstanceLocation() + ": " + message.getError();
  }

  private static Pattern template(String operation) {
    return Pattern.compile(operation.replaceAll("\\{[a-z_]+}", "[^/]+"));
  }
}
