package dev.patchbay.support;

/** The databases that every store must work on; for {@code @EnumSource}. */
public enum DatabaseKind {
  H2,
  POSTGRESQL
}
