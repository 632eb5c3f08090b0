package dev.patchbay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

/** Our OpenAPI document, held against what the API really answers. */
public final class ApiContract {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private final JsonNode document;

  /**
   * @param openApi as the server gives it
   */
  public ApiContract(String openApi) {
    this.document = json(openApi);
  }

  public JsonNode document() {
    return document;
  }

  /** Fails unless the document knows this answer's status, type and every value in it. */
  public <T extends HttpResponse<String>> T holds(T answer) {
    var request = answer.request();
    var path = request.uri().getPath().replaceFirst("^.*/api/v1", "");
    var responses =
        document
            .path("paths")
            .path(path)
            .path(request.method().toLowerCase(Locale.ROOT))
            .path("responses");
    var response = responses.path(String.valueOf(answer.statusCode()));
    if (response.isMissingNode()) {
      assertThat(answer.statusCode()).as("undocumented: %s", answer.body()).isGreaterThan(399);
      response = document.at("/components/responses/Problem");
    }
    if (response.has("$ref")) {
      response = document.at(response.path("$ref").asText().substring(1));
    }
    var type = answer.headers().firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
    var schema = response.path("content").path(type).path("schema");
    assertThat(schema.isMissingNode()).as("%s %s %s is undocumented", path, answer, type).isFalse();
    if (type.endsWith("json")) {
      var documents =
          type.contains("ndjson") ? answer.body().lines().toList() : List.of(answer.body());
      for (var one : documents) {
        assertThat(compiled(schema).validate(json(one))).as(one).isEmpty();
      }
    }
    return answer;
  }

  private JsonSchema compiled(JsonNode schema) {
    var whole = MAPPER.createObjectNode();
    whole.set("components", document.path("components"));
    whole.putArray("allOf").add(schema);
    return SCHEMAS.getSchema(whole);
  }

  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
