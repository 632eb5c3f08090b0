package dev.patchbay.sandbox.wire;

/** What stands behind one port. Called on several threads at once. */
public interface Endpoint {
  /** Method and path template, the name by which faults and the log know the request. */
  String operation(Call call);

  /** Whose token it came with, for the log. */
  String caller(Call call);

  Answer answer(Call call);
}
