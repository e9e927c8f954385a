package org.deltarad.node.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file beside this class. */
final class StaticFile extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final String contentType;
    private final byte[] content;

    StaticFile(String name, String contentType) {
        this.contentType = contentType;
        try (InputStream in = StaticFile.class.getResourceAsStream(name)) {
            this.content = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is part of the node", e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.getOutputStream().write(content);
    }
}
