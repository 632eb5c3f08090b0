package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the guide from Terraform to a wiring file, each as a process of its own. */
final class GuideSmokeTest {
  private static final Path GUIDE = Path.of("src/docs/wiring.md").toAbsolutePath();

  @Test
  void each_step_does_what_the_guide_says(@TempDir Path folder) throws Exception {
    String guide = Files.readString(GUIDE);
    try (ForumWorld forum = ForumWorld.started()) {
      Run export = run(forum, folder, written(guide, "export --output wiring.yaml"));
      assertThat(export.exit()).as(export.output()).isZero();
      assertThat(folder.resolve("wiring.yaml")).content().contains("defaults:", "connections:");

      Run plan = run(forum, folder, written(guide, "plan wiring.yaml"));
      assertThat(plan.exit()).as(plan.output()).isEqualTo(2);
      assertThat(plan.output()).contains("103 to adopt");

      Run unattended = run(forum, folder, written(guide, "apply wiring.yaml"));
      assertThat(unattended.exit()).as(unattended.output()).isEqualTo(64);
      assertThat(forum.writes()).isEmpty();
      Run apply = run(forum, folder, "apply --yes wiring.yaml");
      assertThat(apply.exit()).as(apply.output()).isZero();
      assertThat(forum.tokens()).singleElement().isNotEqualTo(forum.personal);

      Run again = run(forum, folder, written(guide, "plan wiring.yaml"));
      assertThat(again.exit()).as(again.output()).isZero();
      assertThat(again.output()).contains("No changes");
      assertThat(guide).contains("`plan --markdown wiring.yaml`", "`apply --yes wiring.yaml`");
      assertThat(run(forum, folder, "plan --markdown wiring.yaml").exit()).isZero();
      assertThat(run(forum, folder, "apply --yes wiring.yaml").exit()).isZero();

      assertThat(guide).contains("`export --format terraform`");
      Run terraform = run(forum, folder, "export --format terraform");
      assertThat(terraform.exit()).isZero();
      assertThat(terraform.output()).contains("import {");
      for (Run one : List.of(export, plan, apply, again, terraform)) {
        assertThat(one.output()).doesNotContain("xox").doesNotContain(Api.TOKEN);
      }
    }
  }

  @Test
  void each_mistake_of_a_file_is_named_with_its_place(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("wiring.yaml"),
        "version: 1\nconnections:\n  - service: Servise 007\n    channel: #alerts-007\n");
    try (ForumWorld forum = ForumWorld.started()) {
      Run plan = run(forum, folder, "plan wiring.yaml");
      assertThat(plan.exit()).isEqualTo(1);
      assertThat(plan.output())
          .contains(
              "wiring.yaml:4:13: channel is empty: # begins a comment. Put quotes around it:"
                  + " \"#alerts-007\".",
              "wiring.yaml:3:14: There is no PagerDuty service \"Servise 007\".");
    }
  }

  private static String written(String guide, String command) {
    assertThat(guide).contains("`java -jar target/patchbay.jar " + command + "`");
    return command;
  }

  /** What a command printed, errors too, and its exit code. */
  private record Run(int exit, String output) {}

  private static Run run(ForumWorld forum, Path folder, String command)
      throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.patchbay.app.Main"));
    line.addAll(List.of(command.split(" ")));
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile());
    builder.environment().put("PATCHBAY_API_TOKEN", Api.TOKEN);
    builder.environment().put("PATCHBAY_PUBLIC_URL", forum.world.sandbox().address().toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
