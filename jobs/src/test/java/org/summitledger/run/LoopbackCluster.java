package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster on this machine, put together from the artefacts the project was built
 * with: a master and two workers with one core each, every one a process of its own. Their time
 * zone, language and character set are none that the project's files are in.
 */
final class LoopbackCluster implements AutoCloseable {
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final String REGISTERED = "Successfully registered with master";
  private static final int WORKERS = 2;
  private static final long MINUTES = 20;
  private static final String ELSEWHERE =
      "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TZ", "Pacific/Kiritimati",
          "LC_ALL", "C",
          "SPARK_LOCAL_IP", "127.0.0.1",
          "SPARK_SCALA_VERSION", "2.13");

  private final Path home;
  private final List<Process> processes = new CopyOnWriteArrayList<>();
  private final List<Path> links = new CopyOnWriteArrayList<>();
  private final String master;

  /**
   * How a process ended.
   *
   * @param code its exit code
   * @param log what it wrote to stderr
   */
  record Ended(int code, String log) {}

  /** Starts in a folder and returns when both workers are there. */
  LoopbackCluster(Path home) throws Exception {
    this.home = home;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (Path jar : sparkJars()) {
      links.add(Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar));
    }
    Files.createDirectories(home.resolve("conf"));
    try {
      start("master", "org.apache.spark.deploy.master.Master", "--port", "0");
      master = waitFor("master", MASTER);
      for (int i = 1; i <= WORKERS; i++) {
        start(
            "worker-" + i,
            "org.apache.spark.deploy.worker.Worker",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            work(i).toString(),
            master);
      }
      for (int i = 1; i <= WORKERS; i++) {
        waitFor("worker-" + i, Pattern.compile("(" + REGISTERED + ")"));
      }
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  /** Spark and what it brings, without the project. */
  static List<Path> sparkJars() throws IOException {
    String classpath = Files.readString(Path.of(System.getProperty("summitledger.spark")));
    return Stream.of(classpath.strip().split(File.pathSeparator)).map(Path::of).toList();
  }

  /** The file that operators set their defaults in. */
  Path sparkDefaults() {
    return home.resolve("conf/spark-defaults.conf");
  }

  /** Submits the project's jar as an operator would, in client mode. */
  Ended submit(List<String> conf, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(java("-Xmx640m", "-Xss2m"));
    command.addAll(List.of(ELSEWHERE.split(" ")));
    Stream.of("java.lang", "java.nio", "sun.nio.ch", "java.util")
        .forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "-Dlog4j2.configurationFile=classpath:log4j2-summit-ledger.properties",
            "-cp",
            System.getProperty("summitledger.jar") + File.pathSeparator + home.resolve("jars/*"),
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            master,
            "--deploy-mode",
            "client",
            "--class",
            "org.summitledger.cli.Main"));
    for (String setting : conf) {
      command.addAll(List.of("--conf", setting));
    }
    command.addAll(
        List.of("--conf", "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 " + ELSEWHERE));
    command.add(System.getProperty("summitledger.jar"));
    command.addAll(arguments);
    Path log = Files.createTempFile(home, "submit", ".log");
    Process process = start(command, log);
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(logs()).isTrue();
    return new Ended(process.exitValue(), Files.readString(log));
  }

  /** How many tasks each worker's executors ran. */
  List<Long> tasks() throws IOException {
    List<Long> tasks = new ArrayList<>();
    for (int i = 1; i <= WORKERS; i++) {
      try (Stream<Path> files = Files.walk(work(i))) {
        long ran = 0;
        for (Path log : files.filter(file -> file.endsWith("stderr")).toList()) {
          ran += Files.readString(log).lines().filter(l -> l.contains(": Running task ")).count();
        }
        tasks.add(ran);
      }
    }
    return tasks;
  }

  /** Everything that the cluster's processes wrote, for whoever has to find out what went wrong. */
  String logs() {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(LoopbackCluster::isLog).sorted().toList()) {
        text.append("==> ").append(home.relativize(file)).append('\n');
        text.append(Files.readString(file)).append('\n');
      }
    } catch (IOException e) {
      text.append("and no more: ").append(e);
    }
    return text.toString();
  }

  private static boolean isLog(Path file) {
    return file.toString().endsWith(".log") || file.endsWith("stderr");
  }

  /** Ends every process, the executors that the workers started first. */
  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    processes.forEach(process -> process.onExit().join());
    links.forEach(link -> link.toFile().delete());
  }

  private Path work(int worker) {
    return home.resolve("work-" + worker);
  }

  private void start(String name, String daemon, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(java("-Xmx256m"));
    command.addAll(
        List.of("-cp", home.resolve("jars/*").toString(), daemon, "--host", "127.0.0.1"));
    command.addAll(List.of("--webui-port", "0"));
    command.addAll(List.of(arguments));
    start(command, log(name));
  }

  private Process start(List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("SPARK_") || name.startsWith("HADOOP_"));
    environment.putAll(ENVIRONMENT);
    environment.put("SPARK_HOME", home.toString());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    return command;
  }

  private Path log(String name) {
    return home.resolve(name + ".log");
  }

  /** Ports are chosen by the system; the log tells which. */
  private String waitFor(String name, Pattern text) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    while (System.nanoTime() < deadline) {
      Matcher matcher = text.matcher(Files.readString(log(name)));
      if (matcher.find()) {
        return matcher.group(1);
      }
      assertThat(processes).as(logs()).allMatch(Process::isAlive);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("No '" + text + "' within " + MINUTES + " minutes\n" + logs());
  }
}
