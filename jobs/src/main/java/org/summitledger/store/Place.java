package org.summitledger.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where an operator says that something lies: a path of this machine, or a URI.
 *
 * @param text as it was given
 */
public record Place(String text) {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*|file:/.*");

  private static final Pattern WEB = Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE);

  /** What Hadoop takes for a place elsewhere, and this machine for a folder of a strange name. */
  private static final Pattern WITHOUT_HOST =
      Pattern.compile("(hdfs|viewfs|webhdfs|s3a?|gs|abfss?):(?!//).*", Pattern.CASE_INSENSITIVE);

  /**
   * A place.
   *
   * @throws IllegalArgumentException if it is a URI that cannot be read
   */
  public Place {
    if (WITHOUT_HOST.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' names no host or bucket; write the scheme with two slashes, as in "
              + "hdfs://host/folder, or hdfs:///folder for the usual host");
    }
    if (WEB.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' lies on the web, where no folder can be listed; download it");
    }
    if (isUri(text)) {
      try {
        URI uri = new URI(text);
        if ("file".equalsIgnoreCase(uri.getScheme()) && uri.getAuthority() != null) {
          throw new IllegalArgumentException(
              "'" + text + "' names a host; give a path of this machine");
        }
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(
            "'" + text + "' is no URI: " + e.getReason() + "; write a blank as %20", e);
      }
    }
  }

  private static boolean isUri(String text) {
    return SCHEME.matcher(text).matches();
  }

  /** The URI of a place that is not on this machine, without a slash at its end. */
  public Optional<URI> remote() {
    return isUri(text) && !text.toLowerCase(Locale.ROOT).startsWith("file:")
        ? Optional.of(URI.create(text.replaceFirst("(?<=[^/:])/+$", "")))
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
        .orElseGet(() -> isUri(text) ? Path.of(URI.create(text)) : Path.of(text))
        .toAbsolutePath()
        .normalize();
  }

  /**
   * How Spark and Hadoop name a file or folder of this machine: in the text of a URI they take %20,
   * which stands for a blank, for three letters.
   */
  public static String hadoop(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri()).toString();
  }

  private static byte[] bytes(URI uri) {
    return uri.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text;
  }
}
