package dev.patchbay.app.server;

import dev.patchbay.app.settings.Settings;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.PersonalTeller;
import dev.patchbay.slack.SlackEdge;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.web.HttpFeatures;
import dev.patchbay.web.Mounts;
import dev.patchbay.web.WebhookEndpoint;
import dev.patchbay.web.api.ApiFeatures;
import dev.patchbay.web.api.ApiTokens;
import dev.patchbay.web.api.ApiWork;
import dev.patchbay.web.api.WiringFeatures;
import dev.patchbay.web.http.HttpServer;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.RawEndpoint;
import dev.patchbay.workspace.Installation;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The one place that builds the graph, from what is stored outwards to the edges. */
public final class Assembly {
  /** With the wait for a connection less than the three seconds that Slack waits. */
  private static final Duration FOR_A_STATEMENT = Duration.ofMillis(1200);

  private Assembly() {}

  /** Opens the database and builds everything; nothing runs until {@link Lifecycle#start}. */
  public static Lifecycle build(Settings settings, Clock clock) {
    var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var storage = Foundation.open(settings, clock, metrics);
    var transactions = storage.database().transactions();
    var slack =
        new SlackPorts(
            settings.slack(),
            storage.installations(),
            clock,
            metrics,
            unsent -> storage.personal().add(PersonalTeller.message(unsent)));
    var pagerDuty = new PagerDuty(settings.pagerDuty(), clock, metrics, transactions::requireNone);
    var accounts = Accounts.build(settings, storage, pagerDuty, slack);
    var features = Features.build(settings, storage, accounts, pagerDuty, slack, metrics);
    var faces =
        new SlackFaces(
            features,
            accounts,
            storage,
            pagerDuty,
            slack,
            settings.delivery(),
            settings.slack().clientId().map(client -> settings.page("/slack/install")));
    var edge = new SlackEdge(slack, faces.login(), faces::others, hurried(transactions), metrics);
    var readiness =
        new Readiness(storage, accounts.app(), pagerDuty, features.webhooks().subscription(), edge);
    var work = new ApiWork();
    var listening = new HttpServerSettings(settings.port(), settings.publicUrl());
    var routes =
        Mounts.routes(
            listening,
            new HttpFeatures(
                endpoint(edge),
                new WebhookEndpoint(features.webhooks().inbox()),
                features.install(),
                features.login(),
                api(settings, storage, features, work),
                readiness.parts(),
                metrics::scrape),
            storage.random(),
            clock);
    var http =
        new HttpServer(
            listening,
            routes.hurried(answer -> transactions.hurried(FOR_A_STATEMENT, answer)),
            storage.random());
    bindProcess(metrics, http);
    return new Lifecycle(
        http,
        edge,
        storage.jobs(),
        new BackgroundWork(
            storage, accounts, features, slack.botTokenInstallation(), slack.rotation()),
        left -> {
          work.close();
          features.webhooks().inbox().close();
          accounts.refresh().closeWithin(left);
          slack.close();
          pagerDuty.close();
          storage.close();
        });
  }

  private static ApiFeatures api(
      Settings settings, Foundation storage, Features features, ApiWork work) {
    return new ApiFeatures(
        ApiTokens.of(settings.apiToken()),
        work,
        features.connections(),
        team ->
            storage
                .installations()
                .find(team)
                .map(Installation::teamName)
                .filter(name -> !name.isBlank())
                .orElse(team.value()),
        new WiringFeatures(features.connecting().wiring(), settings.delivery()),
        features.audit().reader());
  }

  private static Executor hurried(Transactions transactions) {
    return work ->
        transactions.hurried(
            FOR_A_STATEMENT,
            () -> {
              work.run();
              return work;
            });
  }

  private static RawEndpoint endpoint(SlackEdge edge) {
    return (headers, body) -> {
      var answer = edge.receive(headers, body);
      return new RawEndpoint.Answer(answer.status(), answer.contentType(), answer.body());
    };
  }

  private static void bindProcess(PrometheusMeterRegistry metrics, HttpServer http) {
    new JvmMemoryMetrics().bindTo(metrics);
    new CollectorMeters().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    http.bindTo(metrics);
  }
}
