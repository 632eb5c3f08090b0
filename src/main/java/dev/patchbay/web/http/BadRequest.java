package dev.patchbay.web.http;

/** A request that no route can do anything with; the words go to the caller. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String words;

  public BadRequest(int status, String words) {
    super(words);
    this.status = status;
    this.words = words;
  }

  int status() {
    return status;
  }

  String words() {
    return words;
  }
}
