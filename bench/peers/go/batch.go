package main

import (
	"context"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	pb "keyward.dev/bench/goserver/gen/keyward/v1"
)

const maxItems = 1024

// An itemHandler serves one item: its request message in, its response message out.
type itemHandler func(ctx context.Context, request []byte) ([]byte, error)

type batchServer struct {
	pb.UnimplementedBatchServiceServer
	methods map[string]itemHandler
}

func newBatchServer(crypto *cryptoServer) *batchServer {
	return &batchServer{methods: map[string]itemHandler{
		pb.CryptoService_Hash_FullMethodName[1:]:       item(crypto.Hash),
		pb.CryptoService_ComputeMac_FullMethodName[1:]: item(crypto.ComputeMac),
		pb.CryptoService_Encrypt_FullMethodName[1:]:    item(crypto.Encrypt),
		pb.CryptoService_Sign_FullMethodName[1:]:       item(crypto.Sign),
	}}
}

func item[I any, P interface {
	*I
	proto.Message
}, O proto.Message](serve func(context.Context, P) (O, error)) itemHandler {
	return func(ctx context.Context, request []byte) ([]byte, error) {
		message := P(new(I))
		if err := proto.Unmarshal(request, message); err != nil {
			return nil, status.Error(codes.InvalidArgument, err.Error())
		}
		answer, err := serve(ctx, message)
		if err != nil {
			return nil, err
		}
		return proto.Marshal(answer)
	}
}

func (s *batchServer) Execute(ctx context.Context, request *pb.ExecuteRequest) (*pb.ExecuteResponse, error) {
	items := request.GetItems()
	if len(items) > maxItems {
		return nil, status.Errorf(codes.InvalidArgument, "there are %d items, the most is %d", len(items), maxItems)
	}
	results := make([]*pb.BatchResult, len(items))
	for i, each := range items {
		results[i] = s.execute(ctx, nameOr(each.GetMethod(), request.GetMethod()), each.GetRequest())
	}
	return &pb.ExecuteResponse{Results: results}, nil
}

func (s *batchServer) execute(ctx context.Context, method string, request []byte) *pb.BatchResult {
	serve, ok := s.methods[method]
	if !ok {
		return failed(status.Newf(codes.Unimplemented, "there is no method %q", method))
	}
	response, err := serve(ctx, request)
	if err != nil {
		return failed(status.Convert(err))
	}
	return &pb.BatchResult{Result: &pb.BatchResult_Response{Response: response}}
}

func failed(why *status.Status) *pb.BatchResult {
	failure := &pb.Status{Code: int32(why.Code()), Message: why.Message()}
	return &pb.BatchResult{Result: &pb.BatchResult_Failure{Failure: failure}}
}
