package dev.patchbay.sandbox.pagerduty;

import dev.patchbay.sandbox.pagerduty.account.OnCallShift;
import dev.patchbay.sandbox.pagerduty.account.World;
import java.util.List;

/** Escalation policies and who is on call, set up without the API. Thread-safe. */
public final class SimulatedOnCalls {
  private final World world;

  SimulatedOnCalls(World world) {
    this.world = world;
  }

  /** The policy that every service follows at first. */
  public String standard() {
    return world.escalationPolicyId;
  }

  /** Returns the new policy's id. */
  public String addPolicy(String name) {
    synchronized (world) {
      String id = world.ids.object();
      world.onCalls.policies().put(id, name);
      return id;
    }
  }

  /** From now on the service's incidents go along this policy. */
  public void follow(String service, String policy) {
    synchronized (world) {
      world.onCalls.follow(service, policy);
    }
  }

  /** From now on these are on call for the policy, and nobody else. */
  public void put(String policy, List<OnCallShift> shifts) {
    synchronized (world) {
      world.onCalls.put(policy, shifts);
    }
  }
}
