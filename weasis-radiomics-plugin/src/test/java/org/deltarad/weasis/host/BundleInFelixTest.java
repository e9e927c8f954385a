package org.deltarad.weasis.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.apache.felix.framework.FrameworkFactory;
import org.deltarad.dicom.Dataset;
import org.deltarad.weasis.SampleReports;
import org.deltarad.weasis.standin.HostActivator;
import org.deltarad.weasis.standin.StandInModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;
import org.weasis.core.api.media.data.MediaElement;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.ui.docking.PluginTool;

/** The bundle in Felix and SCR, beside a stand-in for Weasis whose types the framework exports. */
class BundleInFelixTest {
    private static final String HOST_PACKAGES = Stream.of(
                    "api.gui",
                    "api.gui.util",
                    "api.service",
                    "api.explorer",
                    "api.explorer.model",
                    "api.media.data",
                    "ui.docking",
                    "ui.editor.image")
            .map(p -> "org.weasis.core." + p + ";version=4.6.0")
            .collect(Collectors.joining(","));

    @TempDir
    Path folder;

    private Framework framework;
    private Bundle plugin;
    private final StandInModel model = new StandInModel();

    @BeforeEach
    void start() throws Exception {
        Path bundle = bundle();
        // these threads live as long as Swing: they must not be started from within the bundle
        SwingUtilities.invokeAndWait(() -> {
            Timer timer = new Timer(1, e -> {});
            timer.setRepeats(false);
            timer.start();
        });
        Map<String, Object> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                HOST_PACKAGES + ",bibliothek.gui.dock.common;version=1.1,org.slf4j");
        framework = new FrameworkFactory().newFramework(settings);
        framework.start();
        BundleContext context = framework.getBundleContext();
        for (String jar : List.of(
                "org.apache.felix.scr-",
                "org.osgi.util.promise-",
                "org.osgi.util.function-",
                "org.osgi.service.component-")) {
            context.installBundle(onClassPath(jar).toUri().toString());
        }
        context.installBundle(hostBundle().toUri().toString());
        plugin = context.installBundle(bundle.toUri().toString());
        for (Bundle b : context.getBundles()) {
            b.start();
        }
        await("the component is registered", () -> plugin.getRegisteredServices() != null);
    }

    @AfterEach
    void stop() throws Exception {
        if (framework != null) {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private static Path bundle() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(f -> f.getFileName().toString().endsWith("-bundle.jar"))
                    .findFirst()
                    .orElseGet(BundleInFelixTest::withoutBundle);
        }
    }

    /** Only a build with PixelMed makes the bundle; there, its absence fails the build. */
    private static Path withoutBundle() {
        System.out.println("left out: this build has no PixelMed, so it makes no bundle for Weasis");
        return Assumptions.abort("no bundle");
    }

    private static Path onClassPath(String start) {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(Path::of)
                .filter(p ->
                        p.getFileName() != null && p.getFileName().toString().startsWith(start))
                .filter(p -> !p.getFileName().toString().contains("annotations"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(start + " is not on the class path"));
    }

    /** A bundle of the activator alone. */
    private Path hostBundle() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "standin.host");
        main.putValue(Constants.BUNDLE_ACTIVATOR, HostActivator.class.getName());
        main.putValue(
                Constants.IMPORT_PACKAGE,
                "org.osgi.framework,org.weasis.core.api.gui,org.weasis.core.api.media.data,org.weasis.core.ui.docking");
        Path jar = folder.resolve("host.jar");
        String name = HostActivator.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest);
                InputStream in = HostActivator.class.getClassLoader().getResourceAsStream(name)) {
            zip.putNextEntry(new ZipEntry(name));
            in.transferTo(zip);
            zip.closeEntry();
        }
        return jar;
    }

    private static void await(String what, BooleanSupplier condition) throws Exception {
        for (int n = 0; n < 500; n++) {
            if (onEventThread(condition::getAsBoolean)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not in ten seconds: " + what);
    }

    private static <T> T onEventThread(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        SwingUtilities.invokeAndWait(future);
        return future.get();
    }

    /** Selects a series through the host bundle. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private PluginTool select(MediaSeries<?> series) throws Exception {
        BundleContext context = framework.getBundleContext();
        Collection<ServiceReference<Function>> found =
                context.getServiceReferences(Function.class, "(name=" + HostActivator.SELECT + ")");
        Function<MediaSeries<?>, Insertable> host =
                context.getService(found.iterator().next());
        return onEventThread(() -> (PluginTool) host.apply(series));
    }

    private MediaElement element(Dataset dataset, String uid, boolean inMemory) throws Exception {
        return new MediaElement(uid, SampleReports.write(dataset, folder.resolve(uid + ".dcm")), inMemory);
    }

    private MediaElement delta(String uid) throws Exception {
        return element(
                SampleReports.delta(uid, 0, 40, SampleReports.Score.SCORED, Optional.empty()), uid, uid.endsWith("2"));
    }

    private static String words(Component c) {
        StringBuilder all = new StringBuilder();
        if (c instanceof JTextArea area) {
            all.append(area.getText()).append('\n');
        }
        if (c instanceof javax.swing.JList<?> list) {
            all.append("list of ").append(list.getModel().getSize()).append('\n');
        }
        if (c instanceof javax.swing.JLabel label) {
            all.append(label.getText()).append('\n');
        }
        if (c instanceof Container container) {
            for (Component below : container.getComponents()) {
                all.append(words(below));
            }
        }
        return all.toString();
    }

    private static void awaitWords(PluginTool tool, String expected) throws Exception {
        await("'" + expected + "' in the panel", () -> words(tool).contains(expected));
    }

    @Test
    void oneSelfContainedBundleImportsOnlyTheHostAndTheJdk() throws IOException {
        try (JarFile jar = new JarFile(bundle().toFile())) {
            String imports = jar.getManifest().getMainAttributes().getValue(Constants.IMPORT_PACKAGE);
            assertThat(Stream.of(imports.replaceAll("\"[^\"]*\"", "").split(",", -1))
                            .map(p -> p.replaceAll(";.*", "")))
                    .allMatch(p -> p.startsWith("org.weasis.core.")
                            || p.startsWith("bibliothek.")
                            || p.equals("org.slf4j")
                            || p.startsWith("javax.")
                            || p.startsWith("java.")
                            || p.startsWith("org.w3c.dom")
                            || p.startsWith("org.xml.sax"))
                    .noneMatch(p -> p.startsWith("javax.naming"));
            assertThat(imports).contains("org.weasis.core.ui.docking;version=\"[4.5,5)\"");
            assertThat(jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE))
                    .isNull();
            assertThat(jar.stream().map(ZipEntry::getName).filter(n -> n.endsWith(".class")))
                    .noneMatch(n -> n.startsWith("org/weasis/") || n.startsWith("bibliothek/"));
            assertThat(classVersion(jar, "org/deltarad/weasis/host/ReportToolFactory.class"))
                    .isEqualTo(61);
        }
    }

    /** Major version of a class file (JVMS 4.1); 61 is Java 17. */
    private static int classVersion(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            in.transferTo(bytes);
            return bytes.toByteArray()[7];
        }
    }

    @Test
    void theComponentIsRegisteredForTheViewer() {
        ServiceReference<?>[] services = plugin.getRegisteredServices();

        assertThat(plugin.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(services).hasSize(1);
        assertThat((String[]) services[0].getProperty(Constants.OBJECTCLASS))
                .containsExactly(InsertableFactory.class.getName());
        assertThat(services[0].getProperty("org.weasis.dicom.viewer2d.View2dContainer"))
                .isEqualTo("true");
    }

    @Test
    void thePanelFollowsSelectionLateReportsAndRemoval() throws Exception {
        MediaSeriesGroup first = model.patient();
        MediaSeriesGroup second = model.patient();
        MediaSeries<MediaElement> images = model.add(first, "series/dicom", List.of());
        MediaSeries<MediaElement> others = model.add(second, "series/dicom", List.of());
        model.add(first, "sr/dicom", List.of(delta("2.25.11")));

        PluginTool tool = select(images);
        assertThat(tool.isDocked()).isTrue();
        awaitWords(tool, "risk");
        assertThat(select(others)).isSameAs(tool);
        awaitWords(tool, "No measurement report");

        select(images);
        awaitWords(tool, "risk");
        MediaSeries<MediaElement> late = onEventThread(() -> model.add(first, "sr/dicom", List.of(delta("2.25.12"))));
        awaitWords(tool, "list of 2");
        onEventThread(() -> {
            model.remove(late);
            return null;
        });
        awaitWords(tool, "list of 1");
        assertThat(select(null)).isSameAs(tool);
        awaitWords(tool, "No measurement report");
    }

    @Test
    void aBrokenReportIsSaidAndAnotherSystemsIsShown() throws Exception {
        MediaSeriesGroup patient = model.patient();
        Path broken = Files.writeString(folder.resolve("broken.dcm"), "no DICOM");
        model.add(patient, "sr/dicom", List.of(new MediaElement("2.25.66", broken, false)));
        model.add(patient, "sr/dicom", List.of(element(SampleReports.other("2.25.9"), "2.25.9", false)));

        PluginTool tool = select(model.add(patient, "series/dicom", List.of()));

        awaitWords(tool, "2.25.66 cannot be read");
        awaitWords(tool, "Report of another system");
    }

    @Test
    void aRestartLeavesNoListenerAndNoClassLoader() throws Exception {
        MediaSeriesGroup patient = model.patient();
        model.add(patient, "sr/dicom", List.of(delta("2.25.11")));
        MediaSeries<MediaElement> images = model.add(patient, "series/dicom", List.of());
        WeakReference<ClassLoader> loader = used(images);
        assertThat(model.listeners()).isEqualTo(1);

        plugin.stop();
        await("no listener is left", () -> model.listeners() == 0);
        assertThat(select(images)).isNull();
        plugin.start();
        await("registered again", () -> plugin.getRegisteredServices() != null);
        awaitWords(select(images), "risk");
        assertThat(model.listeners()).isEqualTo(1);

        plugin.uninstall();
        framework.getBundleContext().getBundles();
        await("no listener is left", () -> model.listeners() == 0);
        framework.adapt(org.osgi.framework.wiring.FrameworkWiring.class).refreshBundles(null);
        // Java 17 keeps the class of the record whose equals was linked last (ObjectMethods.OBJECT_EQ); later ones do
        // not
        assertThat(new LinkedLast(1)).isEqualTo(new LinkedLast(1));
        for (int n = 0; n < 50 && loader.get() != null; n++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(loader.get()).as("the class loader is gone").isNull();
    }

    private record LinkedLast(int value) {}

    /** The bundle's class loader, once its panel shows a report. */
    private WeakReference<ClassLoader> used(MediaSeries<?> images) throws Exception {
        PluginTool tool = select(images);
        awaitWords(tool, "risk");
        return new WeakReference<>(tool.getClass().getClassLoader());
    }
}
