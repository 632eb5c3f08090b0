package dev.patchbay.sandbox.pagerduty.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The switches of one simulator, each at its first constant until set. Thread-safe. */
public final class Switches {
  private final Map<Class<?>, Switch> positions = new ConcurrentHashMap<>();

  Switches() {}

  public <E extends Enum<E> & Switch> void set(E position) {
    positions.put(position.getDeclaringClass(), position);
  }

  public <E extends Enum<E> & Switch> E get(Class<E> type) {
    Switch position = positions.get(type);
    return position == null ? type.getEnumConstants()[0] : type.cast(position);
  }

  public <E extends Enum<E> & Switch> boolean is(E position) {
    return get(position.getDeclaringClass()) == position;
  }
}
