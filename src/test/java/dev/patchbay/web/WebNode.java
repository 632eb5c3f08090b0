package dev.patchbay.web;

import dev.patchbay.audit.AuditReader;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.token.IdentityServer;
import dev.patchbay.token.TokenNode;
import dev.patchbay.web.api.ApiFeatures;
import dev.patchbay.web.api.ApiTokens;
import dev.patchbay.web.api.ApiWork;
import dev.patchbay.web.api.ScriptedWiring;
import dev.patchbay.web.api.WiringFeatures;
import dev.patchbay.web.http.HttpServer;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.RawEndpoint;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.Wiring;
import dev.patchbay.workspace.Install;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import dev.patchbay.workspace.OptionalFeature;
import dev.patchbay.workspace.SlackOAuth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real server on a free port, real logins and installs behind it, and a browser of sorts. */
public final class WebNode implements AutoCloseable {
  public static final RawEndpoint ECHO =
      (headers, body) ->
          new RawEndpoint.Answer(
              200, "text/plain", headers.get("x-slack-signature") + " " + body.length);

  public final IdentityServer identity = new IdentityServer();
  public final TokenNode account;
  public volatile Outcome<Installation> slackAnswers =
      Outcome.refused(new Refusal.Unavailable(Refusal.Vendor.SLACK, "not told"));
  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiWork work = new ApiWork();
  private final HttpServer server;
  private final Install install;

  /** What a test changes of the node. */
  public record Setup(
      String publicUrl,
      boolean installable,
      RawEndpoint slack,
      List<ReadyPart> parts,
      Optional<String> apiTokens,
      Wiring wiring) {
    public static final Setup PLAIN = new Setup("http://localhost:3000", true, ECHO, List.of());

    public Setup(String publicUrl, boolean installable, RawEndpoint slack, List<ReadyPart> parts) {
      this(publicUrl, installable, slack, parts, Optional.empty(), new ScriptedWiring());
    }

    /** With an API that these tokens open. */
    public static Setup api(String tokens, Wiring wiring) {
      return new Setup(PLAIN.publicUrl(), true, ECHO, List.of(), Optional.of(tokens), wiring);
    }
  }

  public WebNode(Path folder, Setup setup) {
    account = new TokenNode(TokenNode.OnHand.fresh(identity, DatabaseKind.H2, folder));
    var random = new SecureRandom();
    install = install(setup.installable(), random);
    var listening = new HttpServerSettings(0, URI.create(setup.publicUrl()));
    var features =
        new HttpFeatures(
            setup.slack(),
            ECHO,
            install,
            account.login,
            api(setup),
            setup.parts(),
            () -> "patchbay_jobs 1.0\n");
    server =
        new HttpServer(
            listening, Mounts.routes(listening, features, random, account.clock()), random);
    server.start();
  }

  private ApiFeatures api(Setup setup) {
    var transactions = account.database.transactions();
    return new ApiFeatures(
        ApiTokens.of(setup.apiTokens().map(Secret::of)),
        work,
        new Connections(transactions),
        team -> "Acme",
        new WiringFeatures(setup.wiring(), DeliveryKind.EXTENSION),
        new AuditReader(transactions, () -> {}));
  }

  private Install install(boolean available, SecureRandom random) {
    return new Install(
        account.database.transactions(),
        new Installations(
            account.database.transactions(), account.keyset.encryptor(), account.clock()),
        new SlackOAuth() {
          @Override
          public URI authorizeUrl(String state, URI redirect, Set<OptionalFeature> features) {
            return URI.create(
                "https://slack.example/authorize?state="
                    + state
                    + features.stream().map(one -> "&" + one.key()).collect(Collectors.joining()));
          }

          @Override
          public Outcome<Installation> exchange(String code, URI redirect) {
            return slackAnswers;
          }

          @Override
          public Outcome<Boolean> revoke(Secret botToken) {
            return Outcome.done(true);
          }
        },
        new Install.Policy(
            URI.create("http://localhost:3000/slack/oauth_redirect"), available, Set.of()),
        account.clock(),
        random);
  }

  public Installation installed(String name) {
    return new Installation(
        Optional.of(new TeamId("T1")),
        Optional.empty(),
        "",
        name,
        "https://acme.slack.com/",
        false,
        "A1",
        "B1",
        "UB",
        "commands",
        Optional.empty(),
        Secret.of("xoxb-1"),
        account.clock().instant());
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public HttpResponse<String> head(String path, String... headers) {
    return send(request(path, headers).method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Install install() {
    return install;
  }

  public int port() {
    return server.port();
  }

  public void stop(Duration graceful) {
    server.stop(graceful);
  }

  /** The {@code name=value} of the cookie that was set. */
  public static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  public static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The value of a hidden field. */
  public static String field(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    if (!found.find()) {
      throw new AssertionError("no field " + name + " in " + page);
    }
    return found.group(1);
  }

  @Override
  public void close() {
    server.stop(Duration.ofSeconds(1));
    work.close();
    account.close();
    identity.close();
  }
}
