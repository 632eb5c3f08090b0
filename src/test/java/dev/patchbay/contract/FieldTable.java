package dev.patchbay.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of fields as JSON Schema: each shape a definition, each row a property. */
final class FieldTable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> PLAIN =
      Set.of("string", "integer", "number", "boolean", "object");

  private record Field(String name, boolean required, String type, boolean setByPagerDuty) {}

  private final Map<String, List<Field>> shapes;

  private FieldTable(Map<String, List<Field>> shapes) {
    this.shapes = shapes;
  }

  static FieldTable read() {
    return new FieldTable(
        Resources.rows("pagerduty/fields.tsv").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get(0),
                    TreeMap::new,
                    Collectors.mapping(FieldTable::field, Collectors.toList()))));
  }

  private static Field field(List<String> row) {
    String name = row.get(1);
    boolean required = name.endsWith("!");
    return new Field(
        required ? name.substring(0, name.length() - 1) : name,
        required,
        row.get(2),
        row.size() > 3);
  }

  /** For what Patchbay sends: no unknown field, and none required that PagerDuty sets itself. */
  JsonNode inRequests(String shape) {
    return schema(shape, true);
  }

  /** For what PagerDuty sends: it may add fields at any time. */
  JsonNode inAnswers(String shape) {
    return schema(shape, false);
  }

  private JsonNode schema(String shape, boolean request) {
    ObjectNode schema = MAPPER.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#").set("allOf", only(shape));
    ObjectNode definitions = schema.putObject("definitions");
    shapes.forEach((name, fields) -> definitions.set(key(name), definition(fields, request)));
    return schema;
  }

  private ObjectNode definition(List<Field> fields, boolean request) {
    ObjectNode shape = MAPPER.createObjectNode().put("type", "object");
    ArrayNode required = shape.putArray("required");
    ObjectNode properties = shape.putObject("properties");
    boolean alternatives = false;
    for (Field field : fields) {
      if (field.name().equals("*")) {
        shape.setAll(type(field.type()));
        alternatives = true;
        continue;
      }
      properties.set(field.name(), type(field.type()));
      if (field.required() && !(request && field.setByPagerDuty())) {
        required.add(field.name());
      }
    }
    if (request && !alternatives) {
      shape.put("additionalProperties", false);
    }
    return shape;
  }

  private ObjectNode type(String type) {
    ObjectNode schema = MAPPER.createObjectNode();
    if (type.endsWith("?")) {
      schema
          .putArray("anyOf")
          .add(type(type.substring(0, type.length() - 1)))
          .addObject()
          .put("type", "null");
    } else if (type.endsWith("[]")) {
      schema.put("type", "array").set("items", type(type.substring(0, type.length() - 2)));
    } else if (type.startsWith("(")) {
      ArrayNode oneOf = schema.putArray("oneOf");
      for (String each : type.substring(1, type.length() - 1).split(" or ", -1)) {
        oneOf.add(type(each));
      }
    } else if (type.startsWith("=")) {
      ArrayNode values = schema.putArray("enum");
      List.of(type.substring(1).split("\\|", -1)).forEach(values::add);
    } else if (type.equals("date-time")) {
      schema.put("type", "string").put("format", type);
    } else if (type.equals("email")) {
      schema.put("type", "string").put("pattern", "^[^@ ]+@[^@ ]+$");
    } else if (PLAIN.contains(type)) {
      schema.put("type", type);
    } else if (!type.equals("any")) {
      schema.setAll((ObjectNode) only(type).get(0));
    }
    return schema;
  }

  private ArrayNode only(String shape) {
    if (!shapes.containsKey(shape)) {
      throw new AssertionError(shape + " is not in the table of fields");
    }
    ArrayNode all = MAPPER.createArrayNode();
    all.addObject().put("$ref", "#/definitions/" + key(shape));
    return all;
  }

  /** A shape's name as a word that needs no escapes in a reference. */
  private static String key(String shape) {
    return shape.replaceAll("[^A-Za-z]", "_") + Integer.toHexString(shape.hashCode());
  }
}
