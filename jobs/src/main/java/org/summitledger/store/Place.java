package org.summitledger.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an operator says that something lies: a path of this machine, or a URI.
 *
 * @param text as it was given
 */
public record Place(String text) {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*");

  /** The URI of a place that is not on this machine, without a slash at its end. */
  public Optional<URI> remote() {
    Matcher matcher = SCHEME.matcher(text);
    return matcher.matches() && !matcher.group(1).equalsIgnoreCase("file")
        ? Optional.of(URI.create(text.replaceFirst("/+$", "")))
        : Optional.empty();
  }

  /**
   * A folder of this machine: the place itself, or where its copy lies.
   *
   * @param copies the folder of all copies
   */
  public Path folder(Path copies) {
    return remote()
        .map(uri -> copies.resolve(UUID.nameUUIDFromBytes(bytes(uri)).toString()))
        .orElseGet(() -> SCHEME.matcher(text).matches() ? Path.of(URI.create(text)) : Path.of(text))
        .toAbsolutePath()
        .normalize();
  }

  private static byte[] bytes(URI uri) {
    return uri.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text;
  }
}
