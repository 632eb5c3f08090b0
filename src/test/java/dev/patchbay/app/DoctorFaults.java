package dev.patchbay.app;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that can be wrong, one at a time: how to bring it about, and what must be said. */
final class DoctorFaults {
  /**
   * One fault.
   *
   * @param check and its status, as "Slack app fault"
   * @param words in what was seen or is to do
   */
  record Seeded(String name, Consumer<DoctorBench> seed, String check, List<String> words) {
    boolean fatal() {
      return check.endsWith(" fault");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private DoctorFaults() {}

  static Stream<Seeded> all() {
    return Stream.of(
            DoctorHomeFaults.settings(),
            DoctorHomeFaults.server(),
            DoctorStorageFaults.storage(),
            DoctorVendorFaults.slack(),
            DoctorVendorFaults.pagerDuty(),
            DoctorWebhookFaults.all())
        .flatMap(each -> each);
  }

  static Seeded seeded(String name, Consumer<DoctorBench> seed, String check, String... words) {
    return new Seeded(name, seed, check, List.of(words));
  }

  static Consumer<DoctorBench> set(String name, String value) {
    return bench -> bench.env.put(name, value);
  }

  static Consumer<DoctorBench> unset(String name) {
    return bench -> bench.env.remove(name);
  }
}
