# The node in a container. Build: docker build -t deltarad .    Run: docs/operators-guide.md, "In a container".
FROM debian:bookworm-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven ca-certificates \
 && rm -rf /var/lib/apt/lists/*
COPY . /src
WORKDIR /src
RUN apt-get update && ./deltarad --version && rm -rf /var/lib/apt/lists/*

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jre-headless fontconfig fonts-dejavu-core tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10112 --home-dir /var/lib/deltarad --shell /usr/sbin/nologin deltarad \
 && install -d -o deltarad -g deltarad -m 0750 /var/lib/deltarad /etc/deltarad
COPY --from=build /src/target/deltarad.jar /opt/deltarad/deltarad.jar
COPY --from=build /src/docs/samples/container.yaml /etc/deltarad/node.yaml
USER deltarad
WORKDIR /var/lib/deltarad
VOLUME /var/lib/deltarad
EXPOSE 11112 8080
# Asks the port itself: a node that hangs is not healthy, one that waits for its PACS is.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["/usr/bin/java", "-XX:TieredStopAtLevel=1", "-Xmx32m", "-jar", "/opt/deltarad/deltarad.jar", "health", "--config", "/etc/deltarad/node.yaml"]
ENTRYPOINT ["/usr/bin/tini", "--", "/usr/bin/java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/deltarad/deltarad.jar"]
CMD ["node", "--config", "/etc/deltarad/node.yaml"]
