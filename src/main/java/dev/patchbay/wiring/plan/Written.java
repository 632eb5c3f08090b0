package dev.patchbay.wiring.plan;

/** A name or id as it stands in a wiring file, and where it begins. */
public record Written(String text, Position at) {
  public boolean isBlank() {
    return text.isBlank();
  }

  @Override
  public String toString() {
    return text;
  }
}
