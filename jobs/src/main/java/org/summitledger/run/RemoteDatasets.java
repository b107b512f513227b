package org.summitledger.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.publish.RunLock;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.store.RemoteException;
import org.summitledger.store.RemoteFolder;
import org.summitledger.store.RemoteFolder.Stamp;

/** The copy of inputs that lie on HDFS or in an object store: a file is fetched when it changed. */
final class RemoteDatasets {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final String STAMPS = ".stamps.json";
  private static final Set<String> OWN = Set.of(STAMPS, RunLock.FILE);
  private static final int PATIENCE_SECONDS = 600;

  private RemoteDatasets() {}

  /**
   * Makes the copy hold what is there, and nothing else.
   *
   * @throws BadInputException if there is nothing, or it cannot be read
   */
  static void fetch(RemoteFolder remote, Path copy) {
    try {
      SortedMap<String, Stamp> there = remote.list("");
      if (there.isEmpty()) {
        throw new BadInputException(
            Issue.ofFile(
                IssueCode.FILE_NOT_FOUND,
                remote.toString(),
                "There is nothing. Deliver it, or give --datasets another."));
      }
      Files.createDirectories(copy);
      try (RunLock held = lock(copy)) {
        LOG.debug("holding {}", held);
        fetch(remote, there, copy);
      }
    } catch (RemoteException e) {
      throw new BadInputException(
          Issue.ofFile(
              IssueCode.FILE_UNREADABLE, remote.toString(), String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + copy, e);
    }
  }

  /** Commands and nights on several warehouses may share a copy: one at a time changes it. */
  private static RunLock lock(Path copy) throws IOException {
    String holder = "process " + ProcessHandle.current().pid();
    for (int i = 0; i < PATIENCE_SECONDS; i++) {
      Optional<RunLock> lock = RunLock.tryAcquire(copy, holder);
      if (lock.isPresent()) {
        return lock.get();
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
    throw new UsageException(
        "Cannot fetch datasets into "
            + copy
            + ": "
            + RunLock.holder(copy)
            + " has been doing so for long. Wait for it, or end it.");
  }

  private static void fetch(RemoteFolder remote, SortedMap<String, Stamp> there, Path copy)
      throws IOException {
    Map<String, Stamp> fetched = stamps(copy);
    deleteOthers(there, copy);
    for (Map.Entry<String, Stamp> file : there.entrySet()) {
      Path place = copy.resolve(file.getKey());
      if (Files.notExists(place) || !file.getValue().equals(fetched.get(file.getKey()))) {
        remote.fetch(file.getKey(), place);
      }
    }
    Path fresh = copy.resolve(STAMPS + ".new");
    JSON.writeValue(fresh.toFile(), there);
    Files.move(
        fresh,
        copy.resolve(STAMPS),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void deleteOthers(SortedMap<String, Stamp> there, Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = copy.relativize(file).toString().replace('\\', '/');
        if (!there.containsKey(name) && !OWN.contains(name)) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<String, Stamp> stamps(Path copy) {
    Path stamps = copy.resolve(STAMPS);
    if (Files.notExists(stamps)) {
      return new TreeMap<>();
    }
    try {
      return JSON.readValue(stamps.toFile(), new TypeReference<TreeMap<String, Stamp>>() {});
    } catch (IOException e) {
      return new TreeMap<>();
    }
  }
}
