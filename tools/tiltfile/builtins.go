package main

import (
	"fmt"

	"go.starlark.net/starlark"
)

// parameters of the builtins that may be used, in Tilt's own order; "?" marks
// those that can be left out. Source: https://docs.tilt.dev/api.html
var parameters = map[string][]string{
	"version_settings":   {"check_updates?", "constraint?"},
	"allow_k8s_contexts": {"contexts"},
	"k8s_context":        {},
	"docker_build": {"ref", "context", "build_args?", "dockerfile?", "dockerfile_contents?", "live_update?",
		"match_in_env_vars?", "ignore?", "only?", "entrypoint?", "target?"},
	"sync":     {"local_path", "remote_path"},
	"helm":     {"pathToChartDir", "name?", "namespace?", "values?", "set?", "kube_version?", "skip_crds?"},
	"k8s_yaml": {"yaml", "allow_duplicates?"},
	"k8s_resource": {"workload?", "new_name?", "port_forwards?", "extra_pod_selectors?", "trigger_mode?",
		"resource_deps?", "objects?", "auto_init?", "pod_readiness?", "links?", "labels?"},
	"k8s_custom_deploy": {"name", "apply_cmd", "delete_cmd", "deps", "image_selector?", "live_update?", "apply_dir?",
		"apply_env?", "apply_cmd_bat?", "delete_dir?", "delete_env?", "delete_cmd_bat?", "container_selector?", "image_deps?"},
	"local_resource": {"name", "cmd?", "deps?", "trigger_mode?", "resource_deps?", "ignore?", "auto_init?",
		"serve_cmd?", "cmd_bat?", "serve_cmd_bat?", "allow_parallel?", "links?", "labels?", "env?", "serve_env?",
		"readiness_probe?", "dir?", "serve_dir?"},
	"namespace_create": {"name"},
	"watch_file":       {"file_path"},
	"port_forward":     {"local_port", "container_port?", "name?", "link_path?", "host?"},
	"link":             {"url", "name?"},
	"blob":             {"contents"},
}

// results that a Tiltfile goes on to work with; all others are None.
var results = map[string]starlark.Value{
	"k8s_context": starlark.String("kind-keyward"),
	"helm":        starlark.String("a blob of YAML"),
	"sync":        starlark.String("a live update step"),
	"link":        starlark.String("a link"),
	"blob":        starlark.String("a blob"),
}

type call struct {
	Name      string         `json:"name"`
	Line      int32          `json:"line"`
	Arguments map[string]any `json:"arguments"`
}

type recorder struct{ calls []call }

func (r *recorder) builtins() starlark.StringDict {
	predeclared := starlark.StringDict{
		"TRIGGER_MODE_AUTO":   starlark.String("auto"),
		"TRIGGER_MODE_MANUAL": starlark.String("manual"),
	}
	for name := range parameters {
		predeclared[name] = starlark.NewBuiltin(name, r.record)
	}
	return predeclared
}

func (r *recorder) record(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	names := parameters[fn.Name()]
	values := make([]starlark.Value, len(names))
	pairs := make([]any, 0, 2*len(names))
	for i, name := range names {
		pairs = append(pairs, name, &values[i])
	}
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, pairs...); err != nil {
		return nil, err
	}
	arguments := map[string]any{}
	for i, name := range names {
		if values[i] == nil {
			continue
		}
		value, err := plain(values[i])
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", fn.Name(), name, err)
		}
		arguments[required(name)] = value
	}
	r.calls = append(r.calls, call{fn.Name(), thread.CallFrame(1).Pos.Line, arguments})
	if result, ok := results[fn.Name()]; ok {
		return result, nil
	}
	return starlark.None, nil
}
