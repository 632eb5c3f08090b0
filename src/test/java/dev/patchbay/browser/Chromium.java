package dev.patchbay.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine's own Chromium: nothing is downloaded. Where there is none the test is skipped with
 * words, and fails where {@code CI=true}. Used by one thread.
 */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--no-first-run")));
  }

  static Chromium start() {
    Path executable =
        Path.of(
            Optional.ofNullable(System.getenv("PATCHBAY_CHROMIUM")).orElse("/usr/bin/chromium"));
    if (!Files.isExecutable(executable)) {
      String words = "no Chromium at " + executable + ": set PATCHBAY_CHROMIUM";
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(words);
      }
      assumeTrue(false, words);
    }
    return new Chromium(executable);
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
