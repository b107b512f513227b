package org.summitledger.source;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Hashes of large files that were taken before, so that a night does not read what has not changed.
 *
 * <p>A file is taken for unchanged if its size, its inode, the time of its last change and the time
 * of the last change of its inode are what they were. On POSIX file systems the last cannot be set,
 * so that a file put there with an old date is noticed; some mounts of other systems tell it wrong.
 * As some file systems count in seconds, a hash is trusted only if the file had been at rest for a
 * while when it was taken. Where a file system tells no such times, and for small files, every
 * night hashes.
 */
public final class KnownHashes implements InputFile.Hashing {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long WORTH_REMEMBERING = 1L << 23;
  private static final Duration REST = Duration.ofSeconds(3);
  private static final String IDENTITY = "unix:dev,ino,size,lastModifiedTime,ctime";

  private final Path store;
  private final long worth;
  private final Duration rest;
  private final Map<String, Known> before;
  private final SortedMap<String, Known> now = new ConcurrentSkipListMap<>();

  /**
   * A hash, and the file that it was taken of.
   *
   * @param identity what tells the file and its state
   * @param sha256 its hash
   */
  record Known(String identity, String sha256) {}

  /**
   * Hashes remembered in a file.
   *
   * @param store where; need not exist, and what cannot be read is forgotten
   */
  public KnownHashes(Path store) {
    this(store, WORTH_REMEMBERING, REST);
  }

  KnownHashes(Path store, long worth, Duration rest) {
    this.store = store;
    this.worth = worth;
    this.rest = rest;
    this.before = read(store);
  }

  @Override
  public String sha256(Path file) throws IOException {
    Optional<String> identity = identity(file);
    if (identity.isEmpty()) {
      return Hashes.sha256(file);
    }
    String place = file.toAbsolutePath().normalize().toString();
    Known known = before.get(place);
    if (known == null || !known.identity().equals(identity.get())) {
      known = new Known(identity.get(), Hashes.sha256(file));
    }
    // Bytes that change while they are hashed leave another identity.
    if (identity.equals(identity(file))) {
      now.put(place, known);
    }
    return known.sha256();
  }

  /** Remembers the hashes that were asked for, and those of other files that are still there. */
  public void save() {
    before.forEach(
        (place, known) -> {
          if (Files.exists(Path.of(place))) {
            now.putIfAbsent(place, known);
          }
        });
    if (now.equals(before)) {
      return;
    }
    Path fresh = store.resolveSibling(store.getFileName() + "-" + ProcessHandle.current().pid());
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), now);
      Files.move(fresh, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.debug("Cannot remember hashes in {}: {}", store, e.toString());
    }
  }

  /** Empty where a hash is not to be remembered. */
  private Optional<String> identity(Path file) throws IOException {
    Instant looked = Instant.now();
    if (Files.size(file) < worth) {
      return Optional.empty();
    }
    try {
      Map<String, Object> found = new TreeMap<>(Files.readAttributes(file, IDENTITY));
      Instant settled = looked.minus(rest);
      boolean rests =
          found.values().stream()
              .noneMatch(v -> v instanceof FileTime t && t.toInstant().isAfter(settled));
      return rests ? Optional.of(found.toString()) : Optional.empty();
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Known> read(Path store) {
    if (Files.notExists(store)) {
      return Map.of();
    }
    try {
      return JSON.readValue(store.toFile(), new TypeReference<Map<String, Known>>() {});
    } catch (IOException e) {
      LOG.warn("Cannot read {}: {}. All files are hashed anew.", store, e.getMessage());
      return Map.of();
    }
  }
}
