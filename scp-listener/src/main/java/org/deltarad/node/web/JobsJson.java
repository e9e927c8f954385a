package org.deltarad.node.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.JobRow;

/** {@code GET /api/jobs}: the list of jobs, the latest first, as a JSON array. */
final class JobsJson extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LIMIT = 1000;

    private final transient Index index;

    JobsJson(Index index) {
        this.index = index;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Map<String, Object>> jobs = index.read(t -> t.jobs().latest(LIMIT)).stream()
                .map(JobsJson::fields)
                .toList();
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(JSON.writeValueAsString(jobs));
    }

    private static Map<String, Object> fields(JobRow j) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("time", j.time().toString());
        m.put("kind", j.kind());
        m.put("id", j.id());
        m.put("patientId", j.patientId());
        m.put("object", j.object());
        m.put("state", j.state());
        m.put("reason", j.reason());
        return m;
    }
}
