package main

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"
)

// required is the parameter's name without the mark of one that can be left out.
func required(name string) string { return strings.TrimSuffix(name, "?") }

// plain makes a value that encoding/json can write.
func plain(value starlark.Value) (any, error) {
	switch value := value.(type) {
	case starlark.String:
		return string(value), nil
	case starlark.Bool:
		return bool(value), nil
	case starlark.NoneType:
		return nil, nil
	case starlark.Int:
		number, _ := value.Int64()
		return number, nil
	case *starlark.Dict:
		return plainDict(value)
	case starlark.Iterable:
		return plainList(value)
	}
	return nil, fmt.Errorf("%s is no argument for Tilt", value.Type())
}

func plainList(values starlark.Iterable) (any, error) {
	list := []any{}
	for value := range starlark.Elements(values) {
		item, err := plain(value)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, nil
}

func plainDict(dict *starlark.Dict) (any, error) {
	object := map[string]any{}
	for _, pair := range dict.Items() {
		value, err := plain(pair[1])
		if err != nil {
			return nil, err
		}
		name, ok := starlark.AsString(pair[0])
		if !ok {
			return nil, fmt.Errorf("the key %s is no string", pair[0])
		}
		object[name] = value
	}
	return object, nil
}
