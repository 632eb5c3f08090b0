package dev.patchbay.app;

import dev.patchbay.app.server.Assembly;
import dev.patchbay.app.settings.Settings;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code serve}: the server, until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Start the server (the default command).",
    footer = {"", "Settings come from the environment: see `java -jar patchbay.jar settings`."})
final class ServeCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

  private final Map<String, String> env;

  ServeCommand(Map<String, String> env) {
    this.env = env;
  }

  @Override
  public Integer call() throws InterruptedException {
    var settings = Settings.forServe(env);
    var app = Assembly.build(settings, Clock.systemUTC());
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  app.stop();
                  stopped.countDown();
                },
                "patchbay-stop"));
    app.start();
    log.info("Patchbay listens on port {}, reached as {}", app.port(), settings.publicUrl());
    stopped.await();
    return ExitCode.DONE;
  }
}
