package dev.patchbay.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.sun.net.httpserver.Headers;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every request that the client makes is one that PagerDuty's own description allows. */
class RestContractTest {
  private static final Set<String> PATHS =
      Set.of(
          "/services",
          "/services/{id}",
          "/users",
          "/users/me",
          "/incidents/{id}",
          "/extension_schemas",
          "/extensions",
          "/extensions/{id}");
  private static final Bench bench = new Bench();
  private static OpenApiInteractionValidator validator;

  @BeforeAll
  static void read() throws IOException {
    Path folder =
        Path.of(
            Optional.ofNullable(System.getenv("PATCHBAY_CONTRACTS")).orElse("../shared/contracts"));
    Path spec = folder.resolve("pagerduty/rest-openapi.json");
    if (!Files.exists(spec)) {
      assertThat(System.getenv("CI"))
          .as("no " + spec + ", which CI must have")
          .isNotEqualTo("true");
      assumeTrue(false, "skipped: no " + spec + "; set PATCHBAY_CONTRACTS");
    }
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(PublishedApi.of(spec, PATHS))
            .withLevelResolver(
                LevelResolver.create()
                    // Else each half of an allOf forbids the fields of the other.
                    .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                    .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                    .build())
            .build();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static List<String> problems(ScriptedServer.Seen seen) {
    HttpUrl url = HttpUrl.get("http://localhost" + seen.uri());
    var request = new SimpleRequest.Builder(seen.method(), url.encodedPath()).withBody(seen.body());
    seen.headers().forEach(request::withHeader);
    url.queryParameterNames()
        .forEach(name -> request.withQueryParam(name, url.queryParameterValues(name)));
    return validator.validateRequest(request.build()).getMessages().stream()
        .filter(message -> message.getLevel() == Level.ERROR)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }

  private static void callEverything(Credential as) {
    var id = new ServiceId("PIJ90N7");
    var api = bench.pagerDuty;
    for (int i = 0; i < 12; i++) {
      bench.server.answer(403, "");
    }
    api.services().get(as, id);
    api.services().search(as, "check out", 25);
    api.services().search(as, "", 100);
    api.users().me(as);
    api.users().byEmail(as, "ann@acme.example");
    api.incidents().get(as, "Q1");
    api.incidents().change(as, new IncidentId("Q1"), "acknowledged");
    api.extensions().slackSchema(as);
    api.extensions().onService(as, "PII3QUR", id);
    api.extensions().create(as, ExtensionsApiTest.draft());
    api.extensions().replace(as, "E1", ExtensionsApiTest.draft());
    api.extensions().get(as, "E1");
  }

  @Test
  void every_request_is_valid_by_the_published_description() {
    bench.server.seen().clear();
    callEverything(FakeCredential.appFor("ann@acme.example"));
    bench.server.answer(204, "");
    bench.pagerDuty.extensions().delete(FakeCredential.appFor("ann@acme.example"), "E1");
    assertThat(bench.server.seen()).hasSize(13);
    assertThat(bench.server.seen())
        .allSatisfy(seen -> assertThat(problems(seen)).as(seen.method() + seen.uri()).isEmpty());
  }

  @Test
  void a_person_needs_no_from_and_that_is_the_only_difference() {
    bench.server.seen().clear();
    callEverything(FakeCredential.person());
    assertThat(bench.server.seen()).hasSize(12);
    assertThat(bench.server.seen())
        .flatExtracting(RestContractTest::problems)
        .singleElement()
        .asString()
        .contains("header", "From");
  }

  @Test
  void a_request_that_is_not_published_is_found() {
    var headers = new Headers();
    var seen = new ScriptedServer.Seen("POST", URI.create("/extensions"), headers, "{\"x\":1}");
    assertThat(problems(seen)).isNotEmpty();
    var query =
        new ScriptedServer.Seen("GET", URI.create("/extension_schemas?search=x"), headers, "");
    assertThat(problems(query)).anyMatch(problem -> problem.contains("'search'"));
  }
}
