package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ThreadMode;
import java.util.ArrayList;
import java.util.List;

/** How a connection is to be: all that a row or a rule says but where. */
public record WiringSettings(DeliveryKind delivery, Options options) {
  /**
   * What an extension cannot have is as the contract's defaults, so that two ways to write the same
   * connection are equal.
   */
  public WiringSettings {
    if (delivery == DeliveryKind.EXTENSION) {
      options = new Options(options.notifyTypes(), options.urgency(), options.restrict());
    }
  }

  /** The names of the settings that differ, as in a wiring file and in its order. */
  public List<String> differences(WiringSettings other) {
    var names = new ArrayList<String>();
    differ(names, "notify", options.notifyTypes(), other.options.notifyTypes());
    differ(names, "urgency", options.urgency(), other.options.urgency());
    differ(names, "delivery", delivery, other.delivery);
    differ(names, "restrict", options.restrict(), other.options.restrict());
    differ(names, "priority", options.priorities(), other.options.priorities());
    differ(names, "buttons", options.buttons(), other.options.buttons());
    ThreadMode thread = options.thread();
    differ(names, "thread", thread, other.options.thread());
    return List.copyOf(names);
  }

  private static void differ(List<String> names, String name, Object one, Object other) {
    if (!one.equals(other)) {
      names.add(name);
    }
  }
}
